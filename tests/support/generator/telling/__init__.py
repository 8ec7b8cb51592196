"""Telling what is drawn: in phrases, as the tests have it, and in whole sentences, as the quality bench has it."""
