stack_demo_service 'balancer'
