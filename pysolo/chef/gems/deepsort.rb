# deep_sort of Arrays and Hashes: each level sorted, by text where things do not compare.
class Array
  def deep_sort(**options)
    dup.deep_sort!(**options)
  end

  def deep_sort!(array: true, hash: true, hash_in_array: true, **)
    map! { |item| item.respond_to?(:deep_sort) && (hash_in_array || !item.is_a?(Hash)) ? item.deep_sort(array: array, hash: hash) : item }
    return self unless array

    begin
      sort!
    rescue StandardError
      sort_by!(&:to_s)
    end
  end

  def deep_sort_by(&block)
    map { |item| item.respond_to?(:deep_sort_by) ? item.deep_sort_by(&block) : item }.sort_by(&block)
  end
end

class Hash
  def deep_sort(**options)
    dup.deep_sort!(**options)
  end

  def deep_sort!(array: true, hash: true, **)
    pairs = map { |key, value| [key, value.respond_to?(:deep_sort) ? value.deep_sort(array: array, hash: hash) : value] }
    if hash
      begin
        pairs = pairs.sort_by { |key, _| key }
      rescue StandardError
        pairs = pairs.sort_by { |key, _| key.to_s }
      end
    end
    clear
    pairs.each { |key, value| self[key] = value }
    self
  end

  def deep_sort_by(&block)
    map { |key, value| [key, value.respond_to?(:deep_sort_by) ? value.deep_sort_by(&block) : value] }.sort_by(&block).to_h
  end
end
