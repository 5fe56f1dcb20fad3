stack_demo_service 'app'
