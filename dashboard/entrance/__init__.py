"""How one gets in: passwords, sign-ins, the gate in front of everything, the sign-in pages."""
