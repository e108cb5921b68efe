"""Every figure of `docs/performance.md`, to be measured again: `python -m benchmarks [name ...]`."""
