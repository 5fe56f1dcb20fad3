i = sum = 0
while i < 300_000
  sum += i if i % 3 == 0
  i += 1
end
