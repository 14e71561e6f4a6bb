"""Around the page: find bar, outline, the stack it sits in."""
