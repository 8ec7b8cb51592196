"""What all kinds of personal data share: text in one spelling, what stands around, which kinds to look for at all."""
