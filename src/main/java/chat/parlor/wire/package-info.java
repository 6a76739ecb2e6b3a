/// The public contract in types: addresses, codes, close codes, ids and the strict reading of JSON.
package chat.parlor.wire;
