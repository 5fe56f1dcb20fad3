p :abc.to_s.encoding
