"""What is told of two statements: how they agree, differ or conflict, and which pairs stand."""
