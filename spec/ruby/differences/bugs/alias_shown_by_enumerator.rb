p [1].collect
