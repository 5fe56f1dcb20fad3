module Names
  Yum = 1
  Apt = 2
  Zypper = 3
  Brew = 4
end
p Names.constants
