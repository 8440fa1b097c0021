"""Which cells or words are area, period, indicator and value: Sheets or Paragraphs in, a Draft out."""
