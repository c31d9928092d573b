"""What is kept: results and models' answers as text under keys, on disk or in memory."""
