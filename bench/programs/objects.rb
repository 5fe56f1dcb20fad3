class Point
  attr_reader :x, :y

  def initialize(x, y)
    @x = x
    @y = y
  end

  def +(other)
    Point.new(@x + other.x, @y + other.y)
  end
end
30_000.times.inject(Point.new(0, 0)) { |sum, i| sum + Point.new(i, 1) }
