"""What cookbooks ``require`` of Chef and of the gems that come with it, all of which is here from the start."""

from __future__ import annotations

FEATURES = """
chef chef/action_collection chef/api_client chef/api_client/registration chef/api_client_v1 chef/application chef/attribute_allowlist
chef/attribute_blocklist chef/chef_class chef/client chef/config chef/config_fetcher chef/constants chef/cookbook/chefignore
chef/cookbook/cookbook_collection chef/cookbook/cookbook_version_loader chef/cookbook/file_system_file_vendor
chef/cookbook/file_vendor chef/cookbook/gem_installer chef/cookbook/manifest_v0 chef/cookbook/manifest_v2 chef/cookbook/metadata
chef/cookbook/remote_file_vendor chef/cookbook/synchronizer chef/cookbook/syntax_check chef/cookbook_loader chef/cookbook_manifest
chef/cookbook_uploader chef/cookbook_version chef/daemon chef/data_bag chef/data_bag_item chef/data_collector
chef/data_collector/config_validation chef/data_collector/error_handlers chef/data_collector/message_helpers
chef/data_collector/run_end_message chef/data_collector/run_start_message chef/decorator chef/decorator/lazy chef/decorator/lazy_array
chef/decorator/unchain chef/delayed_evaluator chef/deprecated chef/deprecation/warnings chef/digester chef/dsl chef/dsl/chef_vault
chef/dsl/cheffish chef/dsl/compliance chef/dsl/data_query chef/dsl/declare_resource chef/dsl/definitions chef/dsl/include_attribute
chef/dsl/include_recipe chef/dsl/platform_introspection chef/dsl/powershell chef/dsl/reader_helpers chef/dsl/reboot_pending
chef/dsl/recipe chef/dsl/registry_helper chef/dsl/render_helpers chef/dsl/resources chef/dsl/rest_resource chef/dsl/secret
chef/dsl/toml chef/dsl/universal chef/encrypted_data_bag_item chef/encrypted_data_bag_item/assertions
chef/encrypted_data_bag_item/check_encrypted chef/encrypted_data_bag_item/decryption_failure chef/encrypted_data_bag_item/decryptor
chef/encrypted_data_bag_item/encrypted_data_bag_item_assertions chef/encrypted_data_bag_item/encryption_failure
chef/encrypted_data_bag_item/encryptor chef/encrypted_data_bag_item/unacceptable_encrypted_data_bag_item_format
chef/encrypted_data_bag_item/unsupported_cipher chef/encrypted_data_bag_item/unsupported_encrypted_data_bag_item_format
chef/environment chef/event_dispatch/base chef/event_dispatch/dispatcher chef/event_dispatch/dsl
chef/event_dispatch/events_output_stream chef/event_loggers/base chef/event_loggers/windows_eventlog chef/exceptions
chef/file_access_control chef/file_access_control/unix chef/file_access_control/windows chef/file_cache chef/group chef/handler
chef/handler/error_report chef/handler/json_file chef/handler/slow_report chef/json_compat chef/log
chef/log/syslog chef/log/winevt chef/mash chef/mixin/api_version_request_handling chef/mixin/checksum chef/mixin/chef_utils_wiring
chef/mixin/convert_to_class_name chef/mixin/create_path chef/mixin/deep_merge chef/mixin/default_paths chef/mixin/deprecation
chef/mixin/descendants_tracker chef/mixin/enforce_ownership_and_permissions chef/mixin/file_class chef/mixin/from_file
chef/mixin/get_source_from_package chef/mixin/homebrew chef/mixin/lazy_module_include chef/mixin/notifying_block
chef/mixin/openssl_helper chef/mixin/params_validate chef/mixin/path_sanity chef/mixin/powershell_exec chef/mixin/powershell_out
chef/mixin/powershell_type_coercions chef/mixin/properties chef/mixin/provides chef/mixin/proxified_socket chef/mixin/securable
chef/mixin/shell_out chef/mixin/subclass_directive chef/mixin/template chef/mixin/unformatter chef/mixin/uris chef/mixin/user_context
chef/mixin/versioned_api chef/mixin/which chef/mixin/why_run chef/mixin/wide_string chef/mixin/windows_architecture_helper
chef/mixin/windows_env_helper chef/mixin/xml_escape chef/mixins chef/monologger chef/node chef/node/attribute chef/node_map
chef/null_logger chef/platform chef/platform/priority_map chef/platform/provider_handler_map chef/platform/provider_mapping
chef/platform/provider_priority_map chef/platform/query_helpers chef/platform/rebooter chef/platform/resource_handler_map
chef/platform/resource_priority_map chef/platform/service_helpers chef/property chef/provider chef/provider/lwrp_base chef/pwsh
chef/recipe chef/request_id chef/reserved_names chef/resource chef/resource/lwrp_base chef/resource_collection
chef/resource_definition chef/resource_definition_list chef/role chef/run_context chef/run_context/cookbook_compiler chef/run_list
chef/run_list/run_list_expansion chef/run_list/run_list_item chef/run_list/versioned_recipe_list chef/run_lock chef/run_status
chef/runner chef/sandbox chef/scan_access_control chef/search/query chef/train_transport chef/util/backup chef/util/diff
chef/util/editor chef/util/file_edit chef/util/path_helper chef/util/selinux chef/util/threaded_job_queue chef/version
chef/version/platform chef/version_class chef/version_constraint chef/version_constraint/platform chef/version_string chef-utils
chef-utils/dist chef-config chef-config/config chef-config/mash mixlib/shellout mixlib/shellout/helper
mixlib/log mixlib/config mixlib/cli ohai ohai/config ohai/log ohai/mixin/os ohai/system iniparse erubis
""".split()
