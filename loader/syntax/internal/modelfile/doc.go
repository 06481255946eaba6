// Package modelfile reads and writes trained models.
//
// A file is a header and one compressed body:
//
//	"parley-syntax"  13 bytes
//	format           1 byte, Format
//	fingerprint      4 bytes, identifies the features the weights belong to
//	checksum         4 bytes, CRC-32 (IEEE) of the compressed body
//	body             DEFLATE, to the end of the file
//
// Numbers are big-endian in the header and unsigned varints in the body; a
// string or list is preceded by its length. The weight tables are mostly zero
// and stored as gaps and values.
package modelfile
