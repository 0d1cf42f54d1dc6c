"""A portal of an office: its folder made from the kit, samples taken out again, its data moved to a newer kit."""
