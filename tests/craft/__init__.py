"""How the code is made, checked as far as a machine can."""
