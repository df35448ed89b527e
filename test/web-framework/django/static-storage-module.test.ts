import { renderStaticStorageModule } from "../../../lib/web-framework/django/static-storage-module";

test("hashes names as Django does, with modes the proxy can read", () => {
  expect(renderStaticStorageModule()).toMatchInlineSnapshot(`
    """"Static files under names that carry the hash of their content."""
    from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


    class ReleaseStaticFilesStorage(ManifestStaticFilesStorage):
        # The proxy serves these files under another user.
        file_permissions_mode = 0o644
        directory_permissions_mode = 0o755
    "
  `);
});
