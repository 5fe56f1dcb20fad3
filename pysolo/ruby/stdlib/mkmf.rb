# mkmf: of all that builds extensions only the question whether a program is there, which recipes ask.
module MakeMakefile
  private

  def find_executable(program, path = nil)
    return (program if File.file?(program) && File.executable?(program)) if program.include?(File::SEPARATOR)

    folders = path.is_a?(Array) ? path : (path || ENV['PATH'] || '/usr/bin:/bin').split(File::PATH_SEPARATOR)
    folders.map { |folder| File.join(folder, program) }.find { |file| File.file?(file) && File.executable?(file) }
  end
end

include MakeMakefile
