"""One verdict everywhere: the same payloads, judged by every implementation that can be had."""
