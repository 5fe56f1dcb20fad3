p "STRASSE" =~ /stra\u00dfe/i
