"""Chef's exception classes, by the names that cookbooks rescue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# superclass -> names below Chef::Exceptions
NAMES: Dict[str, str] = {
    "RuntimeError": """Application SigInt SigTerm Cron WindowsEnv Exec Execute ErlCall FileNotFound Package Service Script Route
        SearchIndex Override UnsupportedAction MissingLibrary CannotDetermineNodeName User Group Link Mount PrivateKeyMissing
        CannotWritePrivateKey RoleNotFound DuplicateRole RedirectLimitExceeded CookbookNotFound
        OnlyApiVersion0SupportedForAction CookbookMergingError AttributeNotFound NoSuchAttribute AttributeTypeMismatch
        InvalidCommandOption CommandTimeout RequestedUIDUnavailable DsclCommandFailed PlistUtilCommandFailed
        InvalidResourceReference ResourceNotFound ProviderNotFound VerificationNotFound MultipleIdentityError
        CurrentValueDoesNotExist SolrConnectionError IllegalChecksumRevert MissingParentDirectory UnresolvableGitReference
        InvalidRemoteGitReference Win32APIError Win32NotWindows WindowsNotAdmin Win32ArchitectureIncorrect DuplicateDataBagItem
        PowershellCmdletException LCMParser AmbiguousYAMLFile FileContentStagingError InsufficientPermissions Ifconfig
        EnvironmentNotFound FileTypeMismatch InvalidSymlink ChildConvergeError DeprecatedFeatureError MissingRole
        ContentLengthMismatch UnsupportedPlatform RunLockTimeout ChecksumMismatch BadProxyURI AmbiguousProviderResolution
        RunFailedWrappingError PIDFileLockfileMatch CookbookChefVersionMismatch UnifiedModeImmediateSubscriptionEarlierResource
        UnifiedModeBeforeSubscriptionEarlierResource GemRequirementConflict""",
    "ArgumentError": """ValidationFailed CannotValidateStaticallyError InvalidPrivateKey MissingKeyAttribute KeyCommandInputError
        BootstrapCommandInputError InvalidKeyArgument InvalidKeyAttribute InvalidUserAttribute InvalidClientAttribute
        AmbiguousRunlistSpecification
        CookbookFrozen CookbookNotFoundInRepo RecipeNotFound InvalidHomeDirectory UserIDNotFound GroupIDNotFound
        ConflictingMembersInGroup InvalidEventType InvalidPolicybuilderCall InvalidResourceSpecification
        CookbookVersionNameMismatch InvalidEnvironmentRunListSpecification InvalidDataBagItemID InvalidDataBagName
        EnclosingDirectoryDoesNotExist ObsoleteDependencySyntax InvalidDataBagPath CookbookVersionConflict
        InvalidPlatformVersion InvalidCookbookVersion InvalidVersionConstraint InvalidRemoteFileURI InvalidEnvironmentPath
        InvalidSearchQuery""",
    "StandardError": "MissingCookbookDependency MetadataNotValid MetadataNotFound StaleAttributeRead MultipleFailures InvalidRedirect",
    "NameError": "NoSuchResourceType",
    "NoMethodError": "ImmutableAttributeModification",
    "NotImplementedError": "IllegalVersionConstraint",
    "Exception": "Reboot RebootPending ClientUpgraded",
    "Chef::Exceptions::Package": "CannotDetermineHomebrewPath CannotDetermineWindowsInstallerType NoWindowsPackageSource",
    "Mixlib::ShellOut::ShellCommandFailed": "RebootFailed",
}
ELSEWHERE = (
    ("Mixlib::ShellOut::Error", "RuntimeError"),
    ("Mixlib::ShellOut::ShellCommandFailed", "Mixlib::ShellOut::Error"),
    ("Mixlib::ShellOut::CommandTimeout", "Mixlib::ShellOut::Error"),
    ("Mixlib::ShellOut::InvalidCommandOption", "Mixlib::ShellOut::Error"),
    ("Mixlib::ShellOut::EmptyWindowsCommand", "Mixlib::ShellOut::ShellCommandFailed"),
)
SECRET = "RetrievalError ConfigurationInvalid FetchFailed MissingSecretName InvalidSecretName MissingFetcher InvalidFetcherService"
POLICYFILE = ("UnsupportedFeature", "PolicyfileError", "ConfigurationError")


def define_exceptions(rt: Interpreter) -> None:
    """Make the classes; ``Mixlib::ShellOut`` and ``Chef`` exist already."""
    for name, parent in ELSEWHERE:
        rt.define_class(name, rt.classes[parent])
    holder = rt.define_class("Exceptions", None, rt.classes["Chef"])
    for parent, names in NAMES.items():
        superclass = rt.classes[parent]
        for name in names.split():
            rt.define_class(name, superclass, holder)
    config = rt.define_class("ConfigurationError", rt.classes["ArgumentError"], rt.define_module("ChefConfig"))
    rt.const_set(holder, "ConfigurationError", config)
    rt.const_set(holder, "NoProviderAvailable", rt.classes["Chef::Exceptions::ProviderNotFound"])
    template = rt.define_module("Template", rt.define_module("Mixin", rt.classes["Chef"]))
    rt.define_class("TemplateError", rt.classes["RuntimeError"], template)
    checks = rt.define_class("CookbookVersionSelection", None, holder)
    rt.define_class("InvalidRunListItems", rt.classes["StandardError"], checks)
    json = rt.define_class("JSON", None, holder)
    for name in ("EncodeError", "ParseError"):
        rt.define_class(name, rt.classes["RuntimeError"], json)
    item = rt.define_class("EncryptedDataBagItem", None, rt.classes["Chef"])
    for name in (
        "UnacceptableEncryptedDataBagItemFormat",
        "UnsupportedEncryptedDataBagItemFormat",
        "DecryptionFailure",
        "UnsupportedCipher",
        "EncryptedDataBagRequirementsFailure",
    ):
        rt.define_class(name, rt.classes["StandardError"], item)
    ini = rt.define_module("IniParse")
    for name in ("IniParseError", "ParseError", "InvalidOptionError"):
        rt.define_class(name, rt.classes["StandardError"], ini)
    secret = rt.define_class("Secret", None, holder)
    for name in SECRET.split():
        rt.define_class(name, rt.classes["RuntimeError"], secret)
    policyfile = rt.define_class("Policyfile", None, rt.define_module("PolicyBuilder", rt.classes["Chef"]))
    for name in POLICYFILE:
        rt.define_class(name, rt.classes["StandardError"], policyfile)
