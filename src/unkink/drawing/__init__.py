"""Pictures made from data: a pose becomes a figure. SVG and characters only; nothing is read or written."""
