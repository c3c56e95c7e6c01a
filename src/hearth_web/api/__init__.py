"""The versioned interface for other programs, under the same rules about who may see what."""
