p "abc".encode("UTF-16LE").length
