"""The configuration in layers: what one file takes over from others, and what holds for single reports only."""
