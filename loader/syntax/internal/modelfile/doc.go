// Package modelfile reads and writes trained models.
//
// A file is a header and a body:
//
//	"parley-syntax"  13 bytes
//	format           1 byte, Format
//	fingerprint      4 bytes, identifies the features the weights belong to
//	checksum         4 bytes, CRC-32 (IEEE) of the body
//	body             to the end of the file
//
// Numbers are big-endian in the header and unsigned varints in the body; a
// string or list is preceded by its length. A weight table that is mostly zero is
// stored as gaps and values, another as it is. Nothing is compressed: that would
// save a third of the size, and half of the time that a short run of the program
// takes would go into undoing it.
package modelfile
