"""Files as people have them: text in any encoding, Word's documents, several in one archive."""
