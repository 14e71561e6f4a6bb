"""Commands and signals between the window and the core: Qt without widgets."""
