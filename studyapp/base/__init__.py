"""What every layer stands on: errors, the places of files, the log."""
