module Demo
  # What recipes, resources and templates have to say about planets.
  module Sky
    LIGHT_KM_PER_SECOND = 299_792.458

    module_function

    # "8 min 19 s" for 149.6 million kilometres.
    def light_time(million_km)
      seconds = (million_km * 1_000_000 / LIGHT_KM_PER_SECOND).round
      hours, rest = seconds.divmod(3600)
      minutes, seconds = rest.divmod(60)
      { 'h' => hours, 'min' => minutes, 's' => seconds }.reject { |_, n| n.zero? }.map { |unit, n| "#{n} #{unit}" }.join(' ')
    end

    def day_length(hours)
      hours >= 48 ? format('%.1f days', hours / 24) : format('%.1f hours', hours)
    end

    def moons(count)
      case count
      when 0 then 'no moon'
      when 1 then 'one moon'
      else "#{count} moons"
      end
    end

    def slug(name)
      name.downcase.gsub(/[^a-z0-9]+/, '-')
    end

    def by_distance(planets)
      planets.sort_by { |_, facts| facts['distance'] }.map(&:first)
    end
  end
end
