"""The structure of models: a walk over their fields, which fields name other records, their JSON Schemas."""
