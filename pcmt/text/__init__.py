"""Language and text without records: dates, formats, speech, SMS, letter widths, official texts."""
