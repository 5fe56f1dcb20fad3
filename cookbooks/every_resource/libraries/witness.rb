require 'chef/handler'

module EveryResource
  # Leaves a file behind, which tells that it was called.
  class Witness < Chef::Handler
    def report
      ::File.write('/srv/every/witness', "#{run_status.success?}\n")
    end
  end
end
