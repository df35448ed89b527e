/** Downloads and installs one module, if it is the file that was expected. */
export const INSTALL_SCRIPT = `param(
  [Parameter(Mandatory)] [string] $Url,
  [Parameter(Mandatory)] [string] $Sha256
)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12

$file = 'C:\\build\\module.msi'
Invoke-WebRequest -UseBasicParsing -TimeoutSec 300 -Uri $Url -OutFile $file
$found = (Get-FileHash -Algorithm SHA256 $file).Hash.ToLowerInvariant()
if ($found -ne $Sha256) { throw "$Url has the SHA-256 $found, expected was $Sha256" }

$log = 'C:\\build\\module.log'
$run = Start-Process msiexec.exe -Wait -PassThru -ArgumentList '/i', $file, '/qn', '/norestart', '/l*v', $log
# 3010: done, after a restart that an image does not need.
if ($run.ExitCode -notin 0, 3010) {
  Get-Content -Tail 50 $log
  throw "installing $Url ended with $($run.ExitCode)"
}
Remove-Item $file, $log
`;

/**
 * Puts our sections in place of those of the image, and has IIS read all of it: what is wrong fails the build, not the
 * start. `appcmd` runs as a process of its own, so it sees the sections of modules that were just installed.
 */
export const CONFIGURE_SCRIPT = `param([Parameter(Mandatory)] [string] $Parts)
$ErrorActionPreference = 'Stop'

$system = Join-Path $env:windir 'System32\\inetsrv'
$file = Join-Path $system 'config\\applicationHost.config'
$new = [xml](Get-Content -Raw $Parts)
$target = New-Object xml
$target.PreserveWhitespace = $true
$target.Load($file)

function Get-Parent([string] $path) {
  $node = $target.DocumentElement
  foreach ($name in $path.Split('/', [StringSplitOptions]::RemoveEmptyEntries)) {
    $child = $node.SelectSingleNode($name)
    if ($null -eq $child) { $child = $node.AppendChild($target.CreateElement($name)) }
    $node = $child
  }
  $node
}

# Whole sections.
foreach ($section in @(@('', 'webFarms'), @('system.webServer', 'proxy'), @('system.webServer/rewrite', 'allowedServerVariables'))) {
  $parent = Get-Parent $section[0]
  $from = $new.DocumentElement.SelectSingleNode("$($section[0])/$($section[1])".TrimStart('/'))
  foreach ($old in @($parent.SelectNodes($section[1]))) { [void] $parent.RemoveChild($old) }
  [void] $parent.AppendChild($target.ImportNode($from, $true))
}

# Entries of sections that keep their defaults.
foreach ($section in @(@('system.applicationHost/applicationPools', 'add'), @('system.applicationHost/sites', 'site'))) {
  $parent = Get-Parent $section[0]
  foreach ($old in @($parent.SelectNodes($section[1]))) { [void] $parent.RemoveChild($old) }
  foreach ($from in @($new.DocumentElement.SelectNodes("$($section[0])/$($section[1])"))) {
    [void] $parent.PrependChild($target.ImportNode($from, $true))
  }
}
$target.Save($file)

$appcmd = Join-Path $system 'appcmd.exe'
function Test-Section([string[]] $arguments) {
  $output = & $appcmd list config @arguments
  if ($LASTEXITCODE -ne 0) { throw "IIS does not take its configuration ($arguments): $output" }
}
foreach ($section in 'webFarms', 'system.webServer/proxy', 'system.webServer/rewrite/allowedServerVariables', 'system.applicationHost/applicationPools', 'system.applicationHost/sites') {
  Test-Section "-section:$section"
}
foreach ($site in $new.DocumentElement.SelectNodes('system.applicationHost/sites/site')) {
  foreach ($section in 'system.webServer/rewrite/rules', 'system.webServer/security/requestFiltering', 'system.webServer/httpErrors', 'system.webServer/staticContent') {
    Test-Section @($site.GetAttribute('name'), "-section:$section")
  }
}
`;
