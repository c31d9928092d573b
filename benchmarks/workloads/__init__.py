"""What the product and its peers are measured at, one module for each workload."""
