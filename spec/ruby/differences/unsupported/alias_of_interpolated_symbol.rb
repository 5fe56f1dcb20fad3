class Names
  def b = 1
  suffix = "a"
  begin
    eval('alias :"#{suffix}" b', binding)
    puts "accepted"
  rescue SyntaxError
    puts "refused"
  end
end
