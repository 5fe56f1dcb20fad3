# Find: a walk over folders.
module Find
  def find(*paths, ignore_error: true)
    return enum_for(:find, *paths, ignore_error: ignore_error) unless block_given?
    paths.each do |start|
      raise Errno::ENOENT, start.to_s unless File.exist?(start) || File.symlink?(start)
      waiting = [start.to_s.dup]
      while (path = waiting.shift)
        pruned = catch(:prune) do
          yield path.dup
          false
        end
        next if pruned == true || pruned.nil?
        next unless File.directory?(path) && !File.symlink?(path)
        begin
          names = Dir.children(path).sort
        rescue SystemCallError
          raise unless ignore_error
          next
        end
        waiting.unshift(*names.map { |name| File.join(path, name) })
      end
    end
    nil
  end

  def prune = throw(:prune, true)
  module_function :find, :prune
end
