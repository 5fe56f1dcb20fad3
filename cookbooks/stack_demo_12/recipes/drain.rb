# Shutdown: nothing is answered any more; the configure that follows takes this instance out of the balancer.
stack_demo_service 'app' do
  action :stop
end
