"""How answers, plans, the register and reports look in a terminal."""
