"""What a person wants to be told of an area: the rules, what they find, and the letter that tells it."""
