/**
 * Django's manifest storage, strict as Django makes it, with modes that a proxy under another uid can read whatever
 * FILE_UPLOAD_PERMISSIONS or the umask say.
 */
export function renderStaticStorageModule(): string {
  return `"""Static files under names that carry the hash of their content."""
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class ReleaseStaticFilesStorage(ManifestStaticFilesStorage):
    # The proxy serves these files under another user.
    file_permissions_mode = 0o644
    directory_permissions_mode = 0o755
`;
}
