# The terminal, as far as scripts ask about it.
class IO
  def winsize
    rows, columns = ENV["LINES"].to_i, ENV["COLUMNS"].to_i
    [rows.positive? ? rows : 24, columns.positive? ? columns : 80]
  end

  def self.console = File.exist?("/dev/tty") ? (File.open("/dev/tty", "r+") rescue nil) : nil
  def self.console_size = $stdout.winsize
  def noecho = yield(self)
  def raw(**) = yield(self)
  def cooked = yield(self)
  def getch(**) = getc
  def echo? = true

  def getpass(prompt = nil)
    $stderr.print(prompt) if prompt
    gets&.chomp
  end
end
