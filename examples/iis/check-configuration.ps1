# Runs in the built image: IIS reads every section that was written, against the schema files that are there.
$ErrorActionPreference = 'Stop'
$system = Join-Path $env:windir 'System32\inetsrv'
foreach ($schema in 'IIS_schema.xml', 'rewrite_schema.xml', 'arr_schema.xml') {
  if (-not (Test-Path (Join-Path $system "config\schema\$schema"))) { throw "the image has no $schema" }
}
function Read-Section([string[]] $arguments) {
  $text = (& (Join-Path $system 'appcmd.exe') list config @arguments) -join "`n"
  if ($LASTEXITCODE -ne 0) { throw "IIS does not take $arguments : $text" }
  $text
}
foreach ($section in 'webFarms', 'system.webServer/proxy', 'system.webServer/rewrite/allowedServerVariables',
  'system.applicationHost/applicationPools', 'system.applicationHost/sites') {
  Read-Section @("-section:$section")
}
foreach ($site in 'main', 'webstack.unknown', 'webstack.status') {
  foreach ($section in 'system.webServer/rewrite/rules', 'system.webServer/security/requestFiltering',
    'system.webServer/httpErrors', 'system.webServer/httpProtocol') {
    Read-Section @($site, "-section:$section")
  }
}
Read-Section @('main/static', '-section:system.webServer/staticContent')
