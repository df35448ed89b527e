import { files } from "./sites";

test("the whole Dockerfile", () => {
  expect(files({ staticFolders: { "/static/": "lib" } }).Dockerfile).toMatchInlineSnapshot(`
"# escape=\`
# Made by cdktf-webstack; changes here are lost at the next release.
ARG BASE_IMAGE
FROM \${BASE_IMAGE}
SHELL ["powershell", "-NoLogo", "-NoProfile", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

# Without it IIS passes no websocket on.
RUN if (-not (Install-WindowsFeature Web-WebSockets).Success) { throw 'Web-WebSockets was not installed' }

COPY build/install-module.ps1 C:/build/
RUN C:\\build\\install-module.ps1 -Url 'https://download.microsoft.com/download/1/2/8/128E2E22-C1B9-44A4-BE2A-5859ED1D4592/rewrite_amd64_en-US.msi' -Sha256 '37342ff2f585f263f34f48e9de59eb1051d61015a8e967dbde4075716230a32a'
RUN C:\\build\\install-module.ps1 -Url 'https://download.microsoft.com/download/E/9/8/E9849D6A-020E-47E4-9FD0-A023E99B54EB/requestRouter_amd64.msi' -Sha256 'fb61fdb7101795a34d5129cb37eee43ab675c7ed76ba3a3b23b039d8c90c2a4b'

COPY sites/ C:/inetpub/webstack/sites/
COPY static/ C:/inetpub/webstack/static/
COPY build/configure.ps1 build/applicationHost.xml C:/build/
RUN C:\\build\\configure.ps1 -Parts C:\\build\\applicationHost.xml; Remove-Item -Recurse C:\\build

EXPOSE 80
"
`);
});

test("without static files none are copied", () => {
  expect(files().Dockerfile).not.toContain("COPY static/");
});
