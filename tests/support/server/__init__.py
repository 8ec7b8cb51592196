"""An editor as tests play it, and what real ones run in them."""
