# shellcheck shell=bash
# What ./glosa and ./test share; sourced by both, and not run on its own.
# Everything said here goes to standard error.

root=${root:?the script that sources this one sets the folder of the repository}

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_ADD_GLOBAL_TOOLS_TO_PATH=false DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
export MSBUILDDISABLENODEREUSE=1    # no build processes that outlive the script
if ! compgen -G '/usr/lib*/libicuuc.so.*' >/dev/null && ! compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null; then
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1    # the SDK ends at once without ICU; Glosa needs none
fi

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

# Debian packages of what the build needs and does not find here, blank-separated.
missing_packages() {
    local missing=()
    command -v c++ >/dev/null || missing+=(g++)
    command -v cmake >/dev/null || missing+=(cmake)
    command -v make >/dev/null || missing+=(make)
    if [[ -z ${LIBTORCH-} ]]; then
        [[ -e /usr/include/ATen/ATen.h || -e /usr/local/include/ATen/ATen.h ]] || missing+=(libtorch-dev)
        if [[ -r /etc/debian_version ]]; then
            [[ -e /usr/include/dnnl.hpp ]] || missing+=(libdnnl-dev)
            [[ -e /usr/include/gloo/config.h ]] || missing+=(libgloo-dev)
            # Without it, matrix products fall to the reference BLAS, many times slower.
            compgen -G '/usr/lib/*/openblas-pthread/libblas.so.3' >/dev/null || missing+=(libopenblas0-pthread)
        fi
    fi
    printf '%s' "${missing[*]-}"
}

# Whether this is a system that Glosa was run on: Debian 12 or 13 on x86-64.
is_known_system() {
    local ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    [[ -r /etc/os-release ]] && . /etc/os-release
    [[ $ID == debian && ($VERSION_ID == 12 || $VERSION_ID == 13) && $(uname -m) == x86_64 ]]
}

install_packages() {
    local answer as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || stop "Missing: $*. Install as root: apt-get install $*"
        as_root=(sudo)
    fi
    say "Glosa is about to install with apt-get: $*"
    if [[ $assume_yes == no && -t 0 && -t 2 ]]; then
        read -r -p 'Go on? [Y/n] ' answer
        [[ ${answer:-y} == [Yy]* ]] || stop 'Nothing was installed.'
    fi
    if ! "${as_root[@]}" apt-get update -q >&2 </dev/null ||
        ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" \
            >&2 </dev/null; then
        stop "apt-get could not install: $*"
    fi
}

# Finds or installs what the build needs; the argument `yes` skips the question.
set_up() {
    local assume_yes=$1 packages
    if [[ -n ${LIBTORCH-} && ! -e $LIBTORCH/include/ATen/ATen.h ]]; then
        stop "LIBTORCH is $LIBTORCH, but there is no include/ATen/ATen.h: it should name an unpacked libtorch."
    fi
    packages=$(missing_packages)
    if [[ -n $packages ]]; then
        is_known_system || stop "Glosa was run on Debian 12 and 13 (x86-64) only; here, install what these Debian" \
            "packages hold: $packages, or set LIBTORCH=/path/to/an/unpacked/libtorch, and start again."
        # shellcheck disable=SC2086 # one argument a package
        install_packages $packages
    fi
    command -v dotnet >/dev/null ||
        stop 'Glosa needs the .NET 10 SDK, and there is no dotnet in PATH: https://dotnet.microsoft.com/download'
    (cd "$root" && dotnet --version >/dev/null) || stop 'Glosa needs the .NET 10 SDK; the installed one is another.'
}

# Runs a build with its output in a log that is shown if it fails. Builds wait for each other.
build() {
    local log=$root/artifacts/$1.log
    shift
    mkdir -p "$root/artifacts"
    if ! (cd "$root" && flock "$root/artifacts/build.lock" dotnet build --nologo -v quiet "$@" >"$log" 2>&1 </dev/null); then
        cat "$log" >&2
        say "The build failed; its output is above, and in $log"
        return 1
    fi
}
