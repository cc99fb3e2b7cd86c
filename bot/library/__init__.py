"""Reading what the newsroom wrote: `publication.yaml`, and commentaries as Markdown with front matter."""
