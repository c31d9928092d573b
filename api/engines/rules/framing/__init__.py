"""How it is told: loaded language, frames, functions, portrayals."""
