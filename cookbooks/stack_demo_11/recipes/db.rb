stack_demo_service 'database'
