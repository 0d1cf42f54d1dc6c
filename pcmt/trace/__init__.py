"""What outputs ask of the data while they are made, so that an edit makes only those again whose answers it changed."""
